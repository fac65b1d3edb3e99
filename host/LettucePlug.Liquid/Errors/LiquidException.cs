namespace LettucePlug.Liquid;

/// <summary>The root of everything the engine throws about a template. Cancellation is not part of it.</summary>
public abstract class LiquidException : Exception
{
    private protected LiquidException(IReadOnlyList<Diagnostic> diagnostics, Exception? inner = null)
        : base(diagnostics[0].ToString(), inner)
    {
        Diagnostics = diagnostics;
    }

    /// <summary>Everything that was found, the reason for the exception first.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The reason for the exception.</summary>
    public Diagnostic Diagnostic => Diagnostics[0];
}
