"""The desk at which a head signs stacks: claims on what is being signed, the stack with its checks, batches."""
