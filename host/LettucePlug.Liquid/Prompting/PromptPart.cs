namespace LettucePlug.Liquid;

/// <summary>A piece of a message.</summary>
public abstract record PromptPart
{
    private protected PromptPart()
    {
    }
}
