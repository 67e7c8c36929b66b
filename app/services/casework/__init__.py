"""Moving a case: load it under a lock, let the engine decide, file what happened. The one place that writes cases."""
