// How the question was read, and which documents were asked; the limit can be taken away.
import { X } from 'lucide-react';

export default function Understood() {
  const askEverywhere = async () => {
    await callAction({ name: 'everywhere', payload: {} });
    sendUserMessage(props.question);
  };

  return (
    <p className="cchc-understood">
      {props.readAs && (
        <span>
          Hiểu là: <i>{props.readAs}</i>
        </span>
      )}
      {props.scope && (
        <span className="cchc-scope">
          Phạm vi: {props.scope}
          <button type="button" aria-label="Bỏ phạm vi và hỏi lại" title="Bỏ phạm vi và hỏi lại" onClick={askEverywhere}>
            <X aria-hidden="true" />
          </button>
        </span>
      )}
    </p>
  );
}
