import { soon } from '@/lib/frame'
import './theme.css'

// What index.html draws is painted before the page's own code takes the processor.
soon(() => setTimeout(() => void import('./mount')))
