"""ONNX Runtime, which runs the bundled model, kept to itself."""

import os


def keep_to_itself() -> None:
    """Nothing; ONNX Runtime, if it is imported after this, reports to nobody.

    Since 1.29 its Linux builds send their maker what models they run on what machine, and they ask nobody first.
    The switch is read once, when it is imported.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
