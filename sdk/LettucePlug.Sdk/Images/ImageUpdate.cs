namespace LettucePlug.Sdk;

/// <summary>Something that happened while images are made. New kinds may be added: ignore those you do not know.</summary>
public abstract record ImageUpdate
{
    private protected ImageUpdate()
    {
    }
}
