"""Views: messages become Block Kit here, and nowhere else."""
