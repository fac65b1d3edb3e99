namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>What a token stands for.</summary>
internal enum TokenKind
{
    Prompt,
    Negative,
    Width,
    Height,
    Steps,
    Cfg,
    Seed,
    Sampler,
    Scheduler,
    Denoise,
    Checkpoint,

    /// <summary>How many pictures to make.</summary>
    Count,

    /// <summary>How many references there are: the name means that elsewhere, too.</summary>
    ImageCount,

    /// <summary>A reference.</summary>
    Image,

    /// <summary>A token of the user's own, or a misspelt one: only the request tells.</summary>
    User,
}
