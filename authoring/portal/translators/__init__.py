"""What translators do: their queue, kits out and back, sentence by sentence."""
