namespace LettucePlug.Sdk;

/// <summary>A piece of an answer. New kinds may be added: ignore those you do not know.</summary>
public abstract record ChatUpdate
{
    private protected ChatUpdate()
    {
    }
}
