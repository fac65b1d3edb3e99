namespace LettucePlug.Liquid;

/// <summary>Rendering stopped at a place in the template; nothing of the output may be used.</summary>
public sealed class LiquidRenderException : LiquidException
{
    internal LiquidRenderException(Diagnostic diagnostic, Exception? inner = null)
        : base([diagnostic], inner)
    {
    }
}
