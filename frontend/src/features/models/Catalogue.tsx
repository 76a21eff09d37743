import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Models, Offer } from '@/api/types'
import { formatBytes } from '@/lib/amount'
import { Button } from '@/ui/Button'
import { groupOffers } from './offers'
import { useModelActions } from './useModelActions'

/** The models that can be fetched, those that fit this computer first. */
export function Catalogue({ overview: { catalogue, disk } }: { overview: Models }) {
  const { t } = useTranslation('models')
  const { fitting, tooLarge, meaning } = groupOffers(catalogue)
  const rows = (offers: Offer[]) => offers.map((offer) => <OfferRow key={offer.name} offer={offer} disk={disk} />)
  return (
    <>
      {fitting.length > 0 && (
        <Group title={t('catalogue.title')} body={t('catalogue.body')}>
          {rows(fitting)}
        </Group>
      )}
      {tooLarge.length > 0 && (
        <details className="group flex flex-col">
          <summary className="cursor-pointer rounded-lg py-1 font-medium text-ink-soft hover:text-ink">
            {t('catalogue.tooLarge', { count: tooLarge.length })}
          </summary>
          <OfferList>{rows(tooLarge)}</OfferList>
        </details>
      )}
      {meaning.length > 0 && (
        <Group title={t('catalogue.meaning')} body={t('catalogue.meaningBody')}>
          {rows(meaning)}
        </Group>
      )}
    </>
  )
}

function Group({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-semibold text-ink">{title}</h3>
      <p className="text-ink-soft">{body}</p>
      <OfferList>{children}</OfferList>
    </section>
  )
}

const OfferList = ({ children }: { children: ReactNode }) => (
  <ul className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface">{children}</ul>
)

function OfferRow({ offer, disk }: { offer: Offer; disk: number }) {
  const { t, i18n } = useTranslation('models')
  const text = (bytes: number) => formatBytes(bytes, i18n.language)
  const lacksSpace = disk >= 0 && offer.size > disk
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
      <div className="min-w-56 flex-1">
        <p className="font-medium break-words text-ink">
          <bdi>{offer.title}</bdi>
          {offer.suggested && (
            <span className="ms-2 rounded-md bg-accent-soft px-1.5 py-0.5 text-xs font-semibold text-accent-ink">
              {t('catalogue.suggested')}
            </span>
          )}
        </p>
        <p className="text-[0.9375rem] text-ink-soft">{t(`pick.${offer.pick as 'tiny'}`)}</p>
        <p className="text-sm text-ink-faint">
          {t('catalogue.facts', { size: text(offer.size), memory: text(offer.needs), licence: offer.licence })}
          {offer.languages > 1 && ` ${t('catalogue.languages', { count: offer.languages })}`}
        </p>
        {lacksSpace && <p className="text-sm text-danger">{t('catalogue.noRoom', { free: text(disk) })}</p>}
      </div>
      <FetchButton offer={offer} disabled={lacksSpace} />
    </li>
  )
}

function FetchButton({ offer: { name, title }, disabled }: { offer: Offer; disabled: boolean }) {
  const { t } = useTranslation('models')
  const { pull } = useModelActions()
  const { data: jobs = [] } = useQuery(queries.jobs())
  if (jobs.some((job) => job.name === name)) return <span className="text-sm text-ink-soft">{t('catalogue.inProgress')}</span>
  return (
    <Button size="small" disabled={disabled || pull.isPending} aria-label={t('catalogue.fetchOf', { title })} onClick={() => pull.mutate(name)}>
      <Download aria-hidden className="size-4" />
      {t('catalogue.fetch')}
    </Button>
  )
}
