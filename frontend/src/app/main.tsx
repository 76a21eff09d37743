import { onNextFrame } from '@/lib/frame'
import './theme.css'

// Lets the browser paint index.html before the code of the page runs.
onNextFrame(() => setTimeout(() => void import('./mount')))
