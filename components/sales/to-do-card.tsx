import { Thumb } from "@/components/goods/thumb";
import { TimeLeft } from "@/components/home/time-left";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatClock, formatShortDay } from "@/lib/kernel/time-format";
import { actWords } from "@/lib/sales/act-words";
import type { ToDo, ToDoList } from "@/lib/sales/schema";

/** What waits for the seller, the nearest deadline first, each with one button. */
export const ToDoCard = ({ todo: { items, count }, now }: { todo: ToDoList; now: Date }) => (
  <section aria-labelledby="to-do">
    <h2 id="to-do" className="mb-2 flex flex-wrap items-baseline gap-x-2 text-xl">
      <span>
        To do <span className="text-muted">({count})</span>
      </span>
      {count > 1 && <span className="text-sm font-normal text-muted">nearest deadline first</span>}
    </h2>
    <Card>
      {items.length === 0 && <p className="p-5 text-muted">Nothing to do. New orders appear here.</p>}
      <ul className="divide-y divide-line">
        {items.map((item, at) => (
          <ToDoRow key={`${item.tradeId} ${item.act}`} item={item} isFirst={at === 0} now={now} />
        ))}
      </ul>
      {count > items.length && (
        <p className="border-t border-line px-4 py-3 text-sm text-muted sm:px-5">
          And {count - items.length} more under My trades.
        </p>
      )}
    </Card>
  </section>
);

function ToDoRow({ item, isFirst, now }: { item: ToDo; isFirst: boolean; now: Date }) {
  const { title, text, action } = actWords(item);
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-start gap-x-3.5 gap-y-3 p-4 sm:px-5 md:grid-cols-[6.5rem_2.75rem_minmax(0,1fr)_auto] md:items-center">
      <Due item={item} now={now} />
      <Thumb coverId={item.coverId} title={item.title} />
      <div className="min-w-0">
        <h3 className="font-sans text-base leading-snug font-semibold tracking-normal wrap-anywhere">
          {title}
        </h3>
        <p className="mt-0.5 text-sm text-muted wrap-anywhere">{text}</p>
      </div>
      <div className="col-start-2 md:col-start-auto md:justify-self-end">
        <ButtonLink href={`/trades/${item.tradeId}`} kind={isFirst ? "primary" : "quiet"} size="small">
          {action}
          <span className="sr-only">: {item.title}</span>
        </ButtonLink>
      </div>
    </li>
  );
}

/** How long there is, and until when. */
function Due({ item: { by, isStopped }, now }: { item: ToDo; now: Date }) {
  if (!by) return <span className="max-md:hidden" />;
  const at = new Date(by);
  return (
    <p className="col-span-2 flex items-baseline gap-2 text-wait md:col-span-1 md:block">
      <TimeLeft deadline={by} isStopped={isStopped} now={now} className="font-semibold" />
      {!isStopped && (
        <span className="text-sm md:block">
          {formatShortDay(at)}, {formatClock(at)}
        </span>
      )}
    </p>
  );
}
