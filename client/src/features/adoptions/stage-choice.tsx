import { useId } from 'react';
import { IDEA_STAGES, useStageNames, type OpenStage } from './adoption-stage.js';

interface StageChoiceProps {
  legend: string;
  stages: readonly OpenStage[];
  value: OpenStage | undefined;
  onChange(stage: OpenStage): void;
}

export function StageChoice({ legend, stages, value, onChange }: StageChoiceProps) {
  const names = useStageNames();
  const name = useId();
  return (
    <fieldset className="field choice-field">
      <legend className="field-label">{legend}</legend>
      {stages.map((stage) => (
        <label className="choice" key={stage}>
          <input type="radio" name={name} checked={stage === value} onChange={() => onChange(stage)} />
          <span className="chip" data-stage={IDEA_STAGES[stage]}>
            {names[stage]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
