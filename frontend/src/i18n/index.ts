import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import * as en from './en'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** The catalogues besides English, which stands in for what another lacks: fetched when they are spoken. */
const catalogues = { fr: () => import('./fr') }

const known = (tag: string) => languages.find((language) => tag.toLowerCase().split('-')[0] === language)

/** The chosen language, or with "" the system's where there is a catalogue for it. */
export function languageOf(chosen: string, system: readonly string[] = navigator.languages): Language {
  return known(chosen) ?? system.map(known).find((language) => language !== undefined) ?? 'en'
}

export const i18n = createInstance()

let wanted: Language | undefined

/** Speaks a language as soon as its catalogue is there; the latest call wins. */
export async function speak(language: Language) {
  wanted = language
  if (language !== 'en' && !i18n.hasResourceBundle(language, 'app')) {
    const texts = Object.entries(await catalogues[language]())
    texts.forEach(([name, text]) => i18n.addResourceBundle(language, name, text))
  }
  if (wanted === language) await i18n.changeLanguage(language)
}

await i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'app',
  resources: { en },
  // React escapes what it renders; escaping twice would show the escapes.
  interpolation: { escapeValue: false },
})
await speak(languageOf(''))
