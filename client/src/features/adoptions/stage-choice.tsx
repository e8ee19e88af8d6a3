import { useId } from 'react';
import { IDEA_STAGES, useStageNames, type OpenStage } from './adoption-stage.js';

interface StageChoiceProps {
  legend: string;
  stages: readonly OpenStage[];
  value: OpenStage | undefined;
  error?: string;
  onChange(stage: OpenStage): void;
}

export function StageChoice({ legend, stages, value, error, onChange }: StageChoiceProps) {
  const names = useStageNames();
  const id = useId();
  return (
    <fieldset className="field choice-field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label">{legend}</legend>
      {stages.map((stage) => (
        <label className="choice" key={stage}>
          <input
            type="radio"
            name={id}
            checked={stage === value}
            aria-invalid={error ? true : undefined}
            onChange={() => onChange(stage)}
          />
          <span className="chip" data-stage={IDEA_STAGES[stage]}>
            {names[stage]}
          </span>
        </label>
      ))}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
