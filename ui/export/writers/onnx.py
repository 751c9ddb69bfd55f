"""The network as a model in ONNX, for whatever runs such models: nodes LSTM, GRU and RNN with their weights."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.code.onnx_model import onnx_model
from simulator.code.subject import CodeError
from ui.export.format import Description, ExportError, Format, Job, setting
from ui.export.writers.ipynb import NotebookSettings
from ui.export.writers.py import unused


@dataclass(frozen=True)
class OnnxSettings(NotebookSettings):
    """In which precision it computes."""

    precision: str = setting(
        "float32",
        Description(
            "Precision",
            "ONNX Runtime computes these nodes in single precision alone",
            choices=(("float32", "Single, for every runtime"), ("float64", "Double, as lessons compute")),
        ),
    )


def write(job: Job[OnnxSettings]) -> None:
    """Write the model. Raises ExportError for what has no node in ONNX."""
    job.step(0, 1)
    scene = job.scene
    try:
        model = onnx_model(scene.trace, scene.title, job.settings.precision)
    except CodeError as error:
        raise ExportError(error.problem, error.remedy) from error
    job.place.write_bytes(model.SerializeToString(deterministic=True))
    job.step(1, 1)


FORMAT = Format(".onnx", "Model (ONNX)", "Data", False, OnnxSettings, write, unused=unused)
