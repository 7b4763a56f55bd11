// They are in the emulator's organization, in every data center.
export const LEAD = '3652397000005200217'
export const OTHER_LEAD = '3652397000005200216'
export const CONTACT = '3652397000005200129'
export const DEAL = '3652397000005200267'
export const QUOTE = '3652397000005200316'
export const EVENT = '3652397000005200433'
export const USER = '3652397000000186022'
/** The module of leads, and the view of all of them. */
export const LEADS = '3652397000001000000'
export const VIEW = '3652397000001015001'
/** A contact role. */
export const ROLE = '3652397000000006875'
/** Of things that the emulator does not have yet. */
export const OTHER = '3652397000001111001'
/** The first that the emulator makes for somebody. */
export const MADE = '3652397000010000009'
