namespace LettucePlug.Liquid;

/// <summary>Which language a template is written in.</summary>
public enum LiquidDialect
{
    /// <summary>The standard language.</summary>
    Standard,

    /// <summary>The standard language with roles, media, history, sections, blocks and their filters.</summary>
    Prompt,
}
