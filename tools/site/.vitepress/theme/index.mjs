// VitePress's own theme without the fonts that it would load, and a few rules of ours.
import DefaultTheme from 'vitepress/theme-without-fonts'
import './style.css'

export default DefaultTheme
