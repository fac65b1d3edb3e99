using LettucePlug.Imaging;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Something that went wrong, in words: what failed, and what helps.</summary>
internal sealed record Problem
{
    public required string Message { get; init; }

    public string? Hint { get; init; }

    /// <summary>One piece of text with both.</summary>
    public string Text => Hint is null ? Message : $"{Message} {Hint}";

    public static Problem Of(Exception error) => error switch
    {
        LettucePlugException known => new() { Message = known.Message, Hint = known.Hint },
        ProviderException provider => new() { Message = provider.Message, Hint = provider.Hint },
        ImagingException image => new() { Message = image.Message, Hint = image.Hint },
        StorageException storage => new() { Message = storage.Message, Hint = storage.Hint },
        _ => new()
        {
            Message = $"{error.GetType().Name}: {error.Message}",
            Hint = "This should not happen. The log in the folder 'logs' of the home folder has the whole story.",
        },
    };
}
