// Says so when a passkey did not work; what went wrong is between the browser and its user.
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  const trouble = document.getElementById('passkey-trouble')
  if (trouble) trouble.hidden = false
})
