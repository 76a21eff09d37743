import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { members } from '@/api/services'
import type { MemberFilter } from '@/api/types'

export interface Selection {
  ids: ReadonlySet<string>
  toggle: (id: string) => void
  clear: () => void
  /** Selects everybody whom the filter lets through, in view or not. */
  all: () => void
  pending: boolean
}

/** Which members are selected; another filter begins anew. */
export function useSelection(filter: MemberFilter): Selection {
  const [chosen, setChosen] = useState({ filter, ids: new Set<string>() })
  const ids = chosen.filter === filter ? chosen.ids : new Set<string>()
  const everybody = useMutation({
    mutationFn: () => members.IDs(filter),
    onSuccess: (found) => setChosen({ filter, ids: new Set(found) }),
  })
  const toggle = (id: string) => {
    const changed = new Set(ids)
    if (!changed.delete(id)) changed.add(id)
    setChosen({ filter, ids: changed })
  }
  return {
    ids,
    toggle,
    clear: () => setChosen({ filter, ids: new Set() }),
    all: () => everybody.mutate(),
    pending: everybody.isPending,
  }
}
