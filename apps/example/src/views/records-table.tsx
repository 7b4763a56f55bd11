import type { Child, FC, PropsWithChildren } from 'hono/jsx'

/** Rows of data: scrolls inside itself, for the keyboard too, under a head that stays. The children are its rows. */
export const RecordsTable: FC<PropsWithChildren<{ label: string; head: Child }>> = (props) => (
  <div class="scroll" tabindex={0} role="region" aria-label={props.label}>
    <table class="records">
      <thead>
        <tr>{props.head}</tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  </div>
)
