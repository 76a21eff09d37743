import { useTranslation } from 'react-i18next'

/** The fingerprint of a key, for comparison. */
export function Fingerprint({ text }: { text: string }) {
  const { t } = useTranslation('sharing')
  return (
    <div>
      <p className="text-sm font-medium text-ink">{t('fingerprint')}</p>
      <p dir="ltr" className="rounded-lg bg-sunken px-3 py-2 font-mono text-[0.9375rem] break-words text-ink select-all">
        {text}
      </p>
    </div>
  )
}
