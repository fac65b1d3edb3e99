namespace LettucePlug.Sdk;

/// <summary>A part of a message: <see cref="ChatText"/> or <see cref="ChatPicture"/>. New kinds may be added.</summary>
public abstract record ChatPart
{
    private protected ChatPart()
    {
    }

    /// <value>
    /// What the provider gave along with this part of an earlier answer (see <see cref="ChatImage.ProviderState"/>);
    /// null for parts that did not come from it.
    /// </value>
    public string? ProviderState { get; init; }
}
