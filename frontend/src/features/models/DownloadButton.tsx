import { useMutation } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { preferences } from '@/api/services'
import { AddressDialog } from '@/people/AddressDialog'
import { Button } from '@/ui/Button'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

const page = 'https://ollama.com/download'

/** Opens the download page of Ollama in the browser. If that fails, shows the address to copy. */
export function DownloadButton({ label }: { label: string }) {
  const errorText = useErrorText()
  const opening = useMutation({
    mutationFn: () => preferences.OpenLink({ address: page }),
    onError: (error) => showErrorToast(errorText(error)),
  })
  return (
    <>
      <Button variant="primary" onClick={() => opening.mutate()}>
        <ExternalLink aria-hidden className="size-4" />
        {label}
      </Button>
      <AddressDialog address={opening.data?.opened === false ? page : ''} onClose={() => opening.reset()} />
    </>
  )
}
