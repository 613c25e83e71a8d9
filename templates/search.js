// Search in the report: reads search.json once somebody begins to type, and looks in it, accents aside.
// Without this script, or where it cannot read that file, the page is whole and shows no search.
(function () {
  "use strict";
  var form = document.getElementById("search");
  if (!form || !window.fetch || !"".normalize || location.protocol === "file:") return;

  var MOST = 20;
  var AROUND = 80;
  var field = document.getElementById("search-query");
  var status = document.getElementById("search-status");
  var list = document.getElementById("search-results");
  var index = null;
  var waiting = 0;

  // One letter as it is compared: small, without accents.
  function folded(letter) {
    return letter.normalize("NFKD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase()
      .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss").replace(/[’‘]/g, "'").replace(/[‐‑–—]/g, "-").replace(/\s/g, " ");
  }

  // A text as it is compared, and where in the text each of its letters comes from.
  function prepared(text) {
    var letters = "";
    var origins = [];
    for (var at = 0; at < text.length; at++) {
      var letter = folded(text[at]);
      letters += letter;
      for (var i = 0; i < letter.length; i++) origins.push(at);
    }
    return { text: text, letters: letters, origins: origins };
  }

  function loaded() {
    index = index || fetch(form.dataset.index)
      .then(function (answer) { return answer.json(); })
      .then(function (entries) {
        return entries.map(function (entry) {
          return { entry: entry, title: prepared(entry.title), within: prepared(entry.within), text: prepared(entry.text) };
        });
      });
    return index;
  }

  // How well an entry answers: 0 when a word is missing, more when words stand in its title.
  function weight(one, words) {
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      var inTitle = one.title.letters.indexOf(words[i]) >= 0;
      var isThere = inTitle || one.within.letters.indexOf(words[i]) >= 0 || one.text.letters.indexOf(words[i]) >= 0;
      if (!isThere) return 0;
      sum += inTitle ? 10 : 1;
    }
    return sum;
  }

  function found(entries, words) {
    return entries
      .map(function (one, position) { return { one: one, position: position, weight: weight(one, words) }; })
      .filter(function (hit) { return hit.weight; })
      .sort(function (a, b) { return b.weight - a.weight || a.position - b.position; })
      .map(function (hit) { return hit.one; });
  }

  // The text around the first word that stands in it, that word marked.
  function excerpt(prepared, words) {
    var paragraph = document.createElement("p");
    var places = words.map(function (word) { return { at: prepared.letters.indexOf(word), word: word }; })
      .filter(function (place) { return place.at >= 0; });
    if (!places.length) {
      paragraph.textContent = prepared.text.slice(0, 2 * AROUND);
      return paragraph;
    }
    var begin = prepared.origins[places[0].at];
    var end = prepared.origins[places[0].at + places[0].word.length - 1] + 1;
    var from = begin < AROUND ? 0 : prepared.text.indexOf(" ", begin - AROUND) + 1 || begin;
    var to = prepared.text.lastIndexOf(" ", end + AROUND);
    if (to < end || end + AROUND >= prepared.text.length) to = Math.min(prepared.text.length, end + AROUND);
    var mark = document.createElement("mark");
    mark.textContent = prepared.text.slice(begin, end);
    paragraph.append((from ? "… " : "") + prepared.text.slice(Math.min(from, begin), begin), mark, prepared.text.slice(end, to) + (to < prepared.text.length ? " …" : ""));
    return paragraph;
  }

  function item(one, words) {
    var link = document.createElement("a");
    link.href = one.entry.page + "#" + one.entry.anchor;
    link.textContent = (one.entry.within ? one.entry.within + " › " : "") + one.entry.title;
    var made = document.createElement("li");
    made.append(link);
    if (one.entry.text) made.append(excerpt(one.text, words));
    return made;
  }

  function shown(entries, words) {
    var hits = found(entries, words);
    list.textContent = "";
    hits.slice(0, MOST).forEach(function (one) { list.append(item(one, words)); });
    var said = hits.length === 0 ? "none" : hits.length === 1 ? "one" : "many";
    status.textContent = form.dataset[said].replace("{count}", hits.length);
  }

  function search() {
    var words = folded(field.value).split(" ").filter(Boolean);
    if (!words.length) {
      list.textContent = status.textContent = "";
      return;
    }
    loaded().then(function (entries) { shown(entries, words); }, function () { form.hidden = true; });
  }

  field.addEventListener("focus", loaded);
  field.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    search();
  });
  form.hidden = false;
})();
