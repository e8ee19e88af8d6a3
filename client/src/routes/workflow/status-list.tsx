import { Trans, useLingui } from '@lingui/react/macro';
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { UserError } from '../../graphql/user-errors.js';
import { StatusEditor } from './status-editor.js';
import { moved, movedTo, problemsAt, without, type StatusDraft } from './workflow-draft.js';

/** How far a press goes before it drags, px; on a touch screen, how long it rests, ms. */
const DISTANCE = 6;
const REST_MS = 200;

interface StatusListProps {
  drafts: readonly StatusDraft[];
  /** What was refused of the workflow. */
  refusal: readonly UserError[];
  edit(drafts: StatusDraft[]): void;
  /** The same where statuses change their places. */
  rearrange(drafts: StatusDraft[]): void;
}

/** The statuses in their order, to be dragged by pointer, finger or keyboard; buttons do the same a step at a time. */
export function StatusList({ drafts, refusal, edit, rearrange }: StatusListProps) {
  const { t } = useLingui();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DISTANCE } }),
    useSensor(TouchSensor, { activationConstraint: { delay: REST_MS, tolerance: DISTANCE } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) rearrange(movedTo(drafts, String(active.id), String(over.id)));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements: useAnnouncements(drafts),
        screenReaderInstructions: {
          draggable: t`To move a status, press the space bar, then the arrow keys, and the space bar again to put it down; Escape takes it back.`,
        },
      }}
      onDragEnd={drop}
    >
      <SortableContext items={drafts.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <div className="workflow-statuses">
          {drafts.map((draft, index) => (
            <StatusEditor
              key={draft.id}
              draft={draft}
              drafts={drafts}
              problems={problemsAt(refusal, index)}
              refusal={refusal}
              place={{ first: index === 0, last: index === drafts.length - 1 }}
              change={(changed) => edit(drafts.map((other) => (other.id === draft.id ? changed : other)))}
              move={(by) => rearrange(moved(drafts, index, by))}
              remove={() => rearrange(without(drafts, draft.id))}
            />
          ))}
        </div>
      </SortableContext>
      {drafts.length === 0 && (
        <p className="muted">
          <Trans>There is no status yet.</Trans>
        </p>
      )}
    </DndContext>
  );
}

/** What a screen reader hears while something is dragged. */
function useAnnouncements(drafts: readonly StatusDraft[]): Announcements {
  const { t } = useLingui();
  const count = drafts.length;
  const nameOf = (id: UniqueIdentifier) => drafts.find((draft) => draft.id === id)?.name ?? '';
  const placeOf = (id: UniqueIdentifier) => drafts.findIndex((draft) => draft.id === id) + 1;
  return {
    onDragStart: ({ active: { id } }) => t`Picked up ${nameOf(id)}, place ${placeOf(id)} of ${count}.`,
    onDragOver: ({ active: { id }, over }) =>
      over ? t`${nameOf(id)} is at place ${placeOf(over.id)} of ${count}.` : undefined,
    onDragEnd: ({ active: { id }, over }) =>
      over ? t`${nameOf(id)} is put down at place ${placeOf(over.id)} of ${count}.` : undefined,
    onDragCancel: ({ active: { id } }) => t`${nameOf(id)} is back where it was.`,
  };
}
