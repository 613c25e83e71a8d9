"""Every finding there is: code, severity, message, what to do. The one table; its documentation is printed from it.

Messages and hints are English message ids of the `findings` catalogue. Names in braces are the finding's values.
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding."""

    code: str
    severity: Severity
    message: str
    hint: str


# fmt: off
_TABLE = (
    # The file itself
    Code("file-empty", "error", "The file is empty.", "Send the workbook again; it was probably not saved completely."),
    Code("file-not-workbook", "error", "This is not an Excel workbook.", "Save the form in Excel as an Excel workbook (.xlsx) and send that file."),
    Code("file-old-excel", "error", "This workbook is in the old Excel format (.xls).", "Open it in Excel, choose Save As and the type Excel Workbook (.xlsx)."),
    Code("file-binary-excel", "error", "This workbook is in Excel's binary format (.xlsb).", "Open it in Excel, choose Save As and the type Excel Workbook (.xlsx)."),
    Code("file-opendocument", "error", "This is an OpenDocument spreadsheet (.ods).", "Open it, choose Save As and the type Excel Workbook (.xlsx)."),
    Code("file-text", "error", "This is a plain text or CSV file, not a workbook.", "Fill in the workbook you were sent and save it as an Excel workbook (.xlsx)."),
    Code("file-web-page", "error", "This is a web page, not a workbook, whatever its name says.", "Open it in Excel, choose Save As and the type Excel Workbook (.xlsx)."),
    Code("file-damaged", "error", "The file is damaged and cannot be opened.", "Open your own copy; if Excel repairs it, check the text, save it under a new name and send that file."),
    Code("file-protected", "error", "The workbook is locked with a password.", "Remove the password (File, Info, Protect Workbook, Encrypt with Password: empty the box) and send it again."),
    Code("file-too-large", "error", "The workbook is too large to be read safely ({size}).", "Copy the contents into a fresh template; reduce large pictures."),
    Code("file-too-many", "error", "The workbook has too many sheets, rows or other parts to be read safely.", "Copy the contents into a fresh template."),
    Code("file-missing", "error", "The file does not exist.", "Check its name and its folder."),
    Code("file-not-file", "error", "This is a folder, not a file.", "Name the workbook or the JSON file itself."),
    Code("file-unreadable", "error", "The file cannot be read: {reason}.", "Check that the file exists and that you may open it."),
    Code("json-invalid", "error", "The JSON file cannot be read from line {line}, column {column} on.", "Look there for a missing or surplus comma, quotation mark or bracket."),
    Code("json-encoding", "error", "The JSON file is not in UTF-8.", "Save it again with the encoding UTF-8."),
    Code("json-nested", "error", "The JSON file has lists inside lists without end.", "Compare the file with the schema that `authoring schema` prints."),
    Code("json-key-twice", "error", "“{key}” is given twice; only the last one was read.", "Keep one of them."),
    Code("json-key-unknown", "error", "“{key}” is not part of the form; it was not read.", "Take it out, or compare its spelling with the schema that `authoring schema` prints."),
    Code("json-missing", "error", "“{key}” is missing.", "Add it."),
    Code("json-not-text", "error", "A text is expected here.", "Put the text between quotation marks."),
    Code("json-not-list", "error", "A list is expected here.", "Put the values between [ and ]."),
    Code("json-not-object", "error", "Names with values are expected here.", "Put them between {{ and }}."),
    Code("json-value", "error", "“{value}” cannot stand here.", "Compare the file with the schema that `authoring schema` prints."),
    Code("section-unknown", "warning", "The edition has no section “{section}”.", "Move its text into one of: {sections}."),
    # Which form it is
    Code("form-unknown", "error", "It is not clear which group this workbook is for.", "Use the template made for your group, or choose the group on the sheet “{sheet}”."),
    Code("group-unknown", "error", "The edition has no group “{group}”.", "Use the template made for your group, or ask the coordinators to add it."),
    Code("group-inactive", "warning", "The group “{group}” is not active in this edition.", "Ask the coordinators whether its report is expected."),
    Code("edition-other", "error", "This workbook belongs to the {found} edition, not to {expected}.", "Copy your text into the {expected} template."),
    Code("template-other", "warning", "This workbook was made from another version of the template.", "Everything recognised was read; please check that nothing is missing."),
    Code("group-twice", "error", "Two files are for the group “{group}”: {first} and {second}.", "Keep the one that counts and move the other out of the folder."),
    Code("coordination-twice", "error", "Two files are the coordinators’ own: {first} and {second}.", "Keep the one that counts and move the other out of the folder."),
    # Sheets and headers
    Code("sheet-missing", "warning", "The sheet “{sheet}” is missing.", "If it was deleted or renamed, copy its contents into a fresh template."),
    Code("sheet-required-missing", "error", "The sheet “{sheet}” is missing, and the report cannot do without it.", "Copy your contents into a fresh template."),
    Code("sheet-guessed", "warning", "The sheet “{found}” was read as “{sheet}”.", "If that is right, give it the title “{sheet}”; otherwise copy the contents into a fresh template."),
    Code("sheet-extra", "warning", "The sheet “{sheet}” is not part of the form and was not read.", "Move what should be published into one of the form's sheets."),
    Code("sheet-hidden", "warning", "The sheet “{sheet}” is hidden but has contents; they would be published.", "Unhide it and check, or delete its contents."),
    Code("header-missing", "error", "The row of column titles was not found; nothing in the sheet was read.", "Type the column titles again as in the template: {headers}."),
    Code("column-missing", "warning", "The column “{column}” was not found.", "If its title was changed or deleted, type it again as in the template."),
    Code("column-required-missing", "error", "The column “{column}” was not found; without it nothing in the sheet can be used.", "Type its title again as in the template."),
    Code("column-guessed", "warning", "The column with the title “{found}” was read as “{column}”, by its position.", "If that is right, type the title “{column}” above it."),
    Code("column-untitled", "warning", "The column without a title was read as “{column}”, by its position.", "If that is right, type the title “{column}” above it."),
    Code("column-extra", "warning", "The column “{column}” is not part of the form; its contents were not read.", "Move what should be published into the form's own columns."),
    Code("text-outside", "warning", "“{text}” stands outside the form's columns and was not read.", "Move it into one of the form's columns."),
    Code("text-above", "warning", "“{text}” stands above the column titles and was not read.", "Move it below the titles, into one of the form's columns."),
    Code("rows-too-many", "error", "The sheet has contents beyond row {limit}; they were not read.", "Delete what is not needed and move the rest up."),
    # Cells
    Code("row-hidden", "warning", "Row {row} is hidden; its contents would be published.", "Unhide the row and check, or delete it."),
    Code("rows-hidden", "warning", "Rows {first} to {last} are hidden; their contents would be published.", "Unhide the rows and check, or delete them."),
    Code("column-hidden", "warning", "The column “{column}” is hidden; its contents would be published.", "Unhide the column and check, or empty it."),
    Code("cell-formula", "warning", "The cell holds a formula; its last result, “{value}”, is published.", "Replace the formula by its result (Copy, then Paste Values)."),
    Code("cell-formula-empty", "error", "The cell holds a formula whose result is not in the file.", "Replace the formula by its result (Copy, then Paste Values)."),
    Code("cell-error", "error", "The cell shows the error {value}.", "Replace it by the text or number that should be published."),
    Code("cell-merged", "warning", "The cells {cells} are merged.", "Unmerge the cells so that every row stands alone."),
    Code("cell-struck", "warning", "The text “{text}” is struck through but would be published.", "Delete it if it is meant to go; otherwise remove the strikethrough."),
    Code("cell-full", "warning", "The text is as long as an Excel cell can be; the rest was probably cut off.", "Check the end of the text and put what is missing into the next row."),
    Code("cell-comment", "hint", "The cell has a comment; comments are not published.", "Move what should be published into the cell."),
    Code("characters-removed", "hint", "Invisible control characters were removed.", "Nothing to do; check that the text reads well."),
    Code("drawing-ignored", "warning", "A chart, shape or text box lies over the cells; it was not read.", "Type its text into a cell, or insert a chart as a picture on the sheet of figures."),
    Code("value-not-choice", "error", "“{value}” is not one of the choices.", "Choose one of: {choices}."),
    Code("value-not-date", "error", "“{value}” is not a date.", "Type a date such as {example}."),
    Code("date-ambiguous", "warning", "“{value}” was read as {date} (year-month-day).", "If that is not the day you mean, type it as year-month-day."),
    Code("value-not-number", "error", "“{value}” is not a whole number.", "Type digits only, such as 25."),
    Code("value-missing", "error", "“{column}” is empty.", "Fill in the cell."),
    Code("value-carried", "warning", "“{column}” is empty; “{value}” was taken from the row above.", "Fill in the cell."),
    Code("row-left-out", "error", "The row “{text}” is not published: it lacks “{column}”.", "Fill in the cell; if it is filled in, correct it."),
    Code("value-too-long", "warning", "“{column}” is longer than {limit} characters.", "Shorten it."),
    Code("picture-missing", "error", "There is no picture in this row; its words are not published.", "Insert the picture into the cell of this row (Insert, Pictures, Place in Cell or over the cell)."),
    Code("picture-stray", "warning", "A picture stands outside the rows of the form and was not read.", "Move the picture to the sheet “{sheet}”, into a row of its own."),
    Code("picture-second", "warning", "There is more than one picture in this row; only one was read.", "Give every picture a row of its own."),
    Code("picture-linked", "error", "The picture is only linked; the file itself is not in the workbook.", "Insert it again from your computer, not as a link."),
    Code("picture-unreadable", "error", "The picture cannot be used ({format}); it is not published, nor are its words.", "Insert it again as PNG or JPEG."),
    Code("picture-broken", "error", "The picture is damaged or incomplete; it is not published, nor are its words.", "Open it in another program, save it again as PNG or JPEG, and insert that file."),
    Code("picture-too-large", "error", "The picture has too many pixels to be read safely; it is not published, nor are its words.", "Save it smaller (2,000 pixels across are enough) and insert that file."),
    Code("picture-several", "hint", "The picture moves; only its first frame is published.", "If another one should be seen, insert that one as a still picture."),
    Code("picture-small", "hint", "The picture has only {width} × {height} pixels: it will be small or coarse in print.", "Insert it as large as you have it; 1,800 pixels across fill the width of a page."),
    Code("picture-no-alternative", "warning", "The picture has no alternative text.", "Say in one or two sentences what the picture shows, for readers who cannot see it."),
    # Text
    Code("note-undefined", "warning", "The footnote mark [^{label}] has no text.", "Write a line [^{label}]: with the note's text in the same section."),
    Code("note-unused", "warning", "The footnote text [^{label}] has no mark in the section.", "Put [^{label}] where the note belongs, or delete the text."),
    Code("note-twice", "warning", "The footnote text [^{label}] is given twice.", "Number the notes of a section differently."),
    Code("link-unsafe", "warning", "The link to “{target}” is not a web or e-mail address; the text is published without it.", "Use an address that begins with https:// or mailto:."),
    Code("topic-ignored", "warning", "This section has no topics; “{topic}” is published as a heading all the same.", "Move it into the text if it is not a heading."),
    Code("topic-empty", "warning", "The topic “{topic}” has no text below it and is not published.", "Write its text in the column “{column}”, or delete the topic."),
    Code("topic-text", "warning", "“{text}” stands in the column “{topic}” but was read as text.", "Move what is text from there on to the column “{column}”."),
    Code("topic-spelling", "warning", "The topic “{topic}” is probably the same as “{other}”.", "Spell a topic the same way in every section."),
    Code("words-over", "warning", "The section has {words} words; the limit is {limit}.", "Shorten the text."),
    # What is said
    Code("section-required", "error", "The section “{section}” is required and empty.", "Fill it in."),
    Code("section-expected", "warning", "The section “{section}” is expected and empty.", "Fill it in, or tell the coordinators why it stays empty."),
    Code("co-chair-missing", "error", "No co-chair is named for {partner}.", "Add the co-chair on the sheet “{sheet}”."),
    Code("institution-missing", "warning", "No institution is given for {name}.", "Add the institution."),
    Code("institution-spelling", "warning", "“{institution}” is probably the same institution as “{other}” ({place}).", "Use one spelling everywhere."),
    Code("acronym-two-institutions", "warning", "The acronym {acronym} stands for “{institution}” here and for “{other}” elsewhere ({place}).", "Use one acronym for one institution."),
    Code("institution-two-acronyms", "warning", "“{institution}” has the acronym {acronym} here and {other} elsewhere ({place}).", "Use one acronym everywhere."),
    Code("date-outside-year", "warning", "{date} is outside the period of the {year} edition.", "Check the year."),
    Code("date-order", "error", "The end, {end}, is before the beginning, {start}.", "Check both dates."),
    Code("due-past", "warning", "The due date {date} is before the end of the reporting year.", "A future action needs a date to come; check the year."),
    Code("group-missing", "warning", "The group “{group}” has not handed in.", "Ask its co-chairs, or decide in edition.toml how the report states it."),
    Code("coordination-missing", "warning", "The coordinators’ own parts have not been handed in.", "Fill in the coordinators’ form: the message, the profile, the past meetings."),
    Code("language-missing", "warning", "“{text}” has no {language} text.", "Add it in edition.toml."),
    # The Word template
    Code("template-not-word", "error", "This is not a Word document.", "Save the template in Word as a Word Document (.docx); if it has a password, remove it."),
    Code("template-type", "error", "This is another of Word's types of file ({type}).", "Open it in Word, choose Save As and the type Word Document (.docx)."),
    Code("template-damaged", "error", "The file is damaged: {part} cannot be read.", "Open it in Word, let Word repair it, and save it under a new name."),
    Code("template-too-large", "error", "The file is too large to be read safely.", "Reduce large pictures (Picture Format, Compress Pictures)."),
    Code("template-unusable", "error", "The template cannot be filled in: {reason}", "Undo the last change, or start again from the template that came with the program."),
    Code("template-macros", "error", "The template holds macros; they would be published with the report.", "Delete them (Developer, Visual Basic), or copy everything into a new document."),
    Code("template-comments", "error", "Comments are left in the template ({count}); they would be published.", "Delete them all (Review, Delete All Comments)."),
    Code("template-changes", "error", "A tracked change is left here; it would be published as one.", "Accept or reject all changes (Review, Accept All Changes)."),
    Code("template-tracking", "warning", "Changes are being tracked; readers' changes would be too.", "Turn it off (Review, Track Changes)."),
    Code("template-protected", "error", "The template is protected; the report would be too.", "Stop the protection (Review, Restrict Editing)."),
    Code("template-update-fields", "warning", "Word would ask its readers whether to update fields each time the report is opened.", "Take updateFields out of word/settings.xml; nothing has to be updated."),
    Code("template-linked", "warning", "The template refers to something outside itself: {target}.", "Copy it into the document, or remove the reference (File, Info, Edit Links to Files)."),
    Code("template-footnotes", "error", "The template has no part for footnotes.", "Add a footnote in Word (References, Insert Footnote) and delete it again."),
    Code("template-separator", "error", "The line between text and footnotes is missing.", "Add a footnote in Word, restore its separator (View, Draft; References, Show Notes; Reset) and delete the note again."),
    Code("template-footnote", "error", "The template holds a footnote of its own.", "Delete it."),
    Code("template-page", "error", "A section of the template states no size or no margins of its pages.", "Choose size and margins in Word (Layout, Size and Margins) and save."),
    Code("template-language", "warning", "No style states a language, so that the report's own cannot be set.", "Choose one for the style Normal (Modify Style, Format, Language)."),
    Code("template-fixed-language", "warning", "This text is marked as {language}, whatever the report's language is.", "Select it and clear its formatting (Ctrl+Space)."),
    Code("template-text-box", "warning", "This stands in a text box; screen readers pass it over or read it in the wrong place.", "Put it into a paragraph; a frame or a table can stand in the same place."),
    Code("template-picture", "warning", "The picture “{picture}” has no alternative text and is not marked as decorative.", "Say what it shows, or mark it as decorative (Picture Format, Alt Text)."),
    Code("template-empty-paragraph", "hint", "An empty paragraph stands here, for spacing.", "Delete it and give the style above or below it the space (Modify Style, Format, Paragraph)."),
    Code("template-direct", "hint", "This paragraph has looks of its own beside its style ({looks}).", "Put them into the style (right click on the style, Update to Match Selection)."),
    Code("template-font", "hint", "The font “{font}” does not come with the project; where it is missing, Word takes another.", "Use one of the fonts in templates/fonts, or put this one there with its licence."),
    Code("style-missing", "error", "The style “{style}” is missing.", "Create it in Word under exactly this name (Styles, New Style), or copy it from the template that came with the program."),
    Code("style-contrast", "hint", "Text in the style “{style}” is hard to read: its contrast is {contrast}, and 4.5 is needed.", "Choose a darker colour."),
    Code("list-missing", "error", "The list “{list}” is missing.", "Copy it from the template that came with the program: a paragraph of that list, pasted with its formatting, and deleted again."),
    Code("tag-unknown", "error", "“{name}” in {tag} is not known.", "There are: {known}."),
    Code("tag-forbidden", "error", "{tag} does what no tag may do: {what}.", "Show what there is, as in {{{{ meeting.place }}}}; join and choose with “| join(', ')” and {{% if … %}}."),
    Code("tag-syntax", "error", "{tag} cannot be understood: {reason}.", "Look for a missing bracket, comma or quotation mark; README.md shows what tags look like."),
    Code("tag-stray", "error", "“{word}” cannot stand where it does in {tag}.", "Before it a comma, a bar (|) or a quotation mark is missing, or it is too much."),
    Code("tag-quotes", "error", "{tag} has quotation marks that no program understands.", "Type straight ones, ' or \"; Ctrl+Z takes back what Word made of them."),
    Code("tag-curly", "hint", "{tag} has curly quotation marks; they are understood, but straight ones are surer.", "Type ' or \"; Ctrl+Z takes back what Word made of them."),
    Code("tag-words", "warning", "“{text}” in {tag} is none of the program's fixed words; it stays as it is in every language.", "Use one of them, or have it added to authoring/locale."),
    Code("tag-broken", "error", "“{text}” is no whole tag.", "A tag begins with {{{{ or {{% and ends with }}}} or %}} in the same paragraph."),
    Code("tag-cut", "error", "{tag} begins inside a link, a content control or a tracked change and ends outside.", "Delete it and type it again in one go."),
    Code("tag-looks", "hint", "{tag} is typed in pieces that look different; the first one's look counts.", "Select the whole tag and clear its formatting (Ctrl+Space)."),
    Code("tag-hidden", "error", "{tag} stands where no text is shown: in a property, an alternative text or the code of a field.", "Delete it there."),
    Code("tag-unclosed", "error", "{tag} is not closed.", "Put {{% {end} %}} behind what belongs to it."),
    Code("tag-unopened", "error", "{tag} belongs to nothing that was opened before it.", "Delete it, or put its beginning, such as {{% if draft %}}, before it."),
    Code("tag-crosses", "error", "{tag} belongs to {opening} of paragraph {paragraph}, which does not stand in the same place.", "For whole paragraphs put {{%p if … %}} and {{%p endif %}} into paragraphs of their own; for words, both into one paragraph."),
    Code("tag-not-alone", "error", "{tag} takes the place of its whole paragraph; “{text}” beside it would be lost.", "Give the tag a paragraph of its own."),
    Code("tag-no-table", "error", "{tag} stands for a row or a cell, and there is no table here.", "Put it into a table, or use {{%p … %}} for paragraphs."),
    Code("tag-place", "error", "{tag} is where a part of the report is put; it has to be written {expected}.", "Type {expected}, in a paragraph of its own."),
    Code("tag-misplaced", "error", "{tag} cannot stand here: its place is the document itself.", "Move it out of the table, text box, header, footer, note or {{% if %}} it stands in."),
    Code("tag-missing", "error", "The tag {tag} is missing.", "Type it where that part of the report is to stand, in a paragraph of its own."),
    Code("tag-twice", "error", "The tag {tag} stands in the template more than once.", "Keep one of them."),
)
# fmt: on

CODES: dict[str, Code] = {code.code: code for code in _TABLE}
"""Every code there is, by its name."""
