"""Storage of jobs."""

from fridlyst.jobs.models.job import Job

__all__ = ["Job"]
