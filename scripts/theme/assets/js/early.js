/* What has to be known before the page is shown, and what only scripts use: what Material's base.html has in every page,
   made once for all of them. It stands where the choice of light and dark is due, and waits for nothing.

   What our mkdocs.yml says is known here; a site with other features or colors says so in attributes. */
{
  const early = document.currentScript.dataset
  const base = new URL("../..", document.currentScript.src)
  const make = (tag, attributes, text = "") => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(text)
    return element
  }

  /* What Material's large script looks for when it comes: its settings, two switches of parts that are not here, and the
     place of its messages. */
  {
    const settings = {
      base: base.href,
      features: JSON.parse(early.features ?? '["navigation.instant", "navigation.tabs.sticky"]'),
      translations: { "clipboard.copy": "Copy to clipboard", "clipboard.copied": "Copied to clipboard" },
    }
    const dialog = make("div", { class: "md-dialog", "data-md-component": "dialog" })
    dialog.append(make("div", { class: "md-dialog__inner md-typeset" }))
    document.body.prepend(
      make("script", { id: "__config", type: "application/json" }, JSON.stringify(settings)),
      ...["drawer", "search"].map((name) => make("input", { type: "checkbox", hidden: "", "data-md-toggle": name })),
      dialog,
    )
  }

  /* Material's partial javascripts/base.html. */
  __md_scope = new URL(early.scope ?? base, location)
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
    const usual = [
      ["(prefers-color-scheme)", "default", "Switch to light"],
      ["(prefers-color-scheme: light)", "default", "Switch to dark"],
      ["(prefers-color-scheme: dark)", "slate", "Follow the system"],
    ].map(([media, scheme, name]) => ({ media, scheme, toggle: { name } }))
    const options = [JSON.parse(early.palette ?? "null") ?? usual].flat().filter((one) => one.toggle)
    const form = make("form", { class: "md-header__option", "data-md-component": "palette" })
    options.forEach(({ media, scheme, primary, accent, toggle }, i) => {
      form.append(
        make("input", {
          class: "md-option", type: "radio", name: "__palette", id: `__palette_${i}`, "aria-label": toggle.name,
          "data-md-color-media": media ?? "", "data-md-color-scheme": scheme || "default",
          "data-md-color-primary": primary || "indigo", "data-md-color-accent": accent || "indigo",
        }),
        make("label", {
          class: "md-header__button md-icon", title: toggle.name, for: `__palette_${(i + 1) % options.length}`, hidden: "",
        }),
      )
    })
    const search = make("button", {
      class: "masthead__search", type: "button", "aria-label": "Search", "aria-keyshortcuts": "/ Control+K Meta+K",
      "aria-haspopup": "dialog",
    })
    search.append(make("span", {}, "Search"), make("kbd", {}, "/"))
    document.currentScript.after(...(options.length ? [form] : []), search)
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
}
