"""The panels beside the stage: each reads document, player, selection and stage, and knows no other view."""
