"""The bugs: where each is planted, and which tests must notice it."""

from tests.mutants.planted import counting, doors, elections, storage

PLANTED = (*elections.PLANTED, *counting.PLANTED, *storage.PLANTED, *doors.PLANTED)
