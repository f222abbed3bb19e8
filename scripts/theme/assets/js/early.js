/* What has to be known before the page is shown: what Material's partials say in scripts of their own, once for all pages
   instead of in each. It stands where the choice of light and dark is due, and waits for nothing.

   Material's partial javascripts/base.html, but for the address of the site, which stands in an attribute. */
__md_scope = new URL(document.currentScript.dataset.base, location)
__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0)
__md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`))
__md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
  } catch {} // a browser that keeps nothing
}
// Says that there are scripts, as Material's large one does when it comes.
document.documentElement.classList.replace("no-js", "js")

/* Material's partial palette.html, but for its pictures, which are in the style sheet. */
{
  const make = (tag, attributes) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    return element
  }
  const options = JSON.parse(document.currentScript.dataset.palette ?? "[]")
  const form = make("form", { class: "md-header__option", "data-md-component": "palette" })
  options.forEach(([media, scheme, primary, accent, name], i) => {
    form.append(
      make("input", {
        class: "md-option", type: "radio", name: "__palette", id: `__palette_${i}`, "aria-label": name,
        "data-md-color-media": media, "data-md-color-scheme": scheme,
        "data-md-color-primary": primary || "indigo", "data-md-color-accent": accent || "indigo",
      }),
      make("label", {
        class: "md-header__button md-icon", title: name, for: `__palette_${(i + 1) % options.length}`, hidden: "",
      }),
    )
  })
  if (options.length) document.currentScript.before(form)
}

/* A first visit chooses what Material's large script would choose once it came; then its partial
   javascripts/palette.html. */
{
  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")]
  const colors = ({ mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent }) => ({ scheme, primary, accent })
  const fits = (input) => matchMedia(input.dataset.mdColorMedia).matches
  const index = Math.max(0, inputs.findIndex(fits))
  if (inputs.length && !__md_get("__palette")) {
    const { mdColorMedia: media } = inputs[index].dataset
    __md_set("__palette", { index, color: { media, ...colors(inputs[index].dataset) } })
  }
  let color = inputs.length ? __md_get("__palette")?.color : null
  if (color?.media === "(prefers-color-scheme)") {
    const mode = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"
    const input = inputs.find((one) => one.dataset.mdColorMedia === `(prefers-color-scheme: ${mode})`)
    if (input) color = { media: input.dataset.mdColorMedia, ...colors(input.dataset) }
  }
  for (const [name, value] of Object.entries(color ?? {})) document.body.setAttribute(`data-md-color-${name}`, value)
}
