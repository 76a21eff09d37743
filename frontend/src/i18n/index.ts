import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import * as en from './en'
import * as fr from './fr'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

const known = (tag: string) => languages.find((language) => tag.toLowerCase().split('-')[0] === language)

/** The chosen language, or with "" the system's where there is a catalogue for it. */
export function languageOf(chosen: string, system: readonly string[] = navigator.languages): Language {
  return known(chosen) ?? system.map(known).find((language) => language !== undefined) ?? 'en'
}

export const i18n = createInstance()

await i18n.use(initReactI18next).init({
  lng: languageOf(''),
  fallbackLng: 'en',
  defaultNS: 'app',
  resources: { en, fr },
  // React escapes what it renders; escaping twice would show the escapes.
  interpolation: { escapeValue: false },
})
