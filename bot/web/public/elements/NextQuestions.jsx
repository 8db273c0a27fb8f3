// Questions to ask next, one button each. Asking one is like typing it.
import { CornerDownRight, Globe } from 'lucide-react';

export default function NextQuestions() {
  const ask = async ({ question, everywhere }) => {
    if (everywhere) await callAction({ name: 'everywhere', payload: {} });
    sendUserMessage(question);
  };

  return (
    <section className="cchc-next" aria-label={props.heading}>
      <h2>{props.heading}</h2>
      {props.questions.map((one, index) => {
        const Icon = one.everywhere ? Globe : CornerDownRight;
        return (
          <button key={index} type="button" title={one.question} onClick={() => ask(one)}>
            <Icon className="cchc-icon" aria-hidden="true" />
            <span>
              {one.label}
              {one.label !== one.question && <small>{one.question}</small>}
            </span>
          </button>
        );
      })}
    </section>
  );
}
