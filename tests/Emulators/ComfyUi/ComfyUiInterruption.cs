namespace LettucePlug.Emulators;

/// <summary>Somebody interrupted what runs.</summary>
internal sealed class ComfyUiInterruption : Exception;
