"""Simulated government portals on loopback: one per CMS family, our own sample reports, a fault switch."""

from crawler.simulator.model import SampleReport, load_samples
from crawler.simulator.server import Simulator

__all__ = ["SampleReport", "Simulator", "load_samples"]
