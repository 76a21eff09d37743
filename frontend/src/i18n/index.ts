import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import * as en from './en'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** The catalogues besides English, loaded when their language is set. English is the fallback. */
const catalogues = { fr: () => import('./fr') }

const supported = (tag: string) => languages.find((language) => tag.toLowerCase().split('-')[0] === language)

/** The language of the setting; with "" the first language of the system that has a catalogue, else English. */
export function resolveLanguage(chosen: string, system: readonly string[] = navigator.languages): Language {
  return supported(chosen) ?? system.map(supported).find((language) => language !== undefined) ?? 'en'
}

export const i18n = createInstance()

let requested: Language | undefined

/** Loads the catalogue of a language and switches to it. The latest call wins. */
export async function setLanguage(language: Language) {
  requested = language
  if (language !== 'en' && !i18n.hasResourceBundle(language, 'app')) {
    const texts = Object.entries(await catalogues[language]())
    texts.forEach(([name, text]) => i18n.addResourceBundle(language, name, text))
  }
  if (requested === language) await i18n.changeLanguage(language)
}

await i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'app',
  resources: { en },
  // React escapes what it renders; escaping twice would show the escapes.
  interpolation: { escapeValue: false },
})
await setLanguage(resolveLanguage(''))
