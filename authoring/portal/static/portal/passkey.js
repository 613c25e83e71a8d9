// Passkeys: shows what needs JavaScript, and says so when the device did not confirm.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.PublicKeyCredential) return
  for (const form of document.querySelectorAll(".needs-script")) form.hidden = false
})
document.addEventListener("allauth.error", (event) => {
  event.preventDefault()
  const said = document.getElementById("passkey-failed")
  if (said) said.hidden = false
})
