import { Trans, useLingui } from '@lingui/react/macro';
import { IDEA_STAGES, useStageNames, type AdoptionStage } from '../../features/adoptions/adoption-stage.js';
import { Icon } from '../../ui/icon.js';

const STEPS = ['COMMITTED', 'BUILDING', 'PILOT', 'DELIVERED'] as const;

interface StepperProps {
  stage: AdoptionStage;
  outcome: 'FULL' | 'PARTIAL' | null;
}

/** The way from the promise to the delivery, and how far it is. What was dropped is on no step of it. */
export function Stepper({ stage, outcome }: StepperProps) {
  const { t } = useLingui();
  const names = useStageNames();
  const at = STEPS.findIndex((step) => step === stage);
  return (
    <div className="stepper">
      <ol aria-label={t`How far it is`}>
        {STEPS.map((step, index) => (
          <li
            key={step}
            data-stage={index <= at ? IDEA_STAGES[step] : undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="stepper-dot">{index < at && <Icon name="check" />}</span>
            {step === 'DELIVERED' && outcome === 'PARTIAL' ? t`Delivered in part` : names[step]}
            {index < at && (
              <span className="visually-hidden">
                {' '}
                <Trans>(done)</Trans>
              </span>
            )}
          </li>
        ))}
      </ol>
      {stage === 'DROPPED' && (
        <p className="stepper-dropped">
          <span className="chip" data-stage="CLOSED">
            {names.DROPPED}
          </span>
        </p>
      )}
    </div>
  );
}
