namespace LettucePlug.Liquid;

/// <summary>Where partials come from. The host decides what a name means; the engine knows no paths.</summary>
/// <remarks>Called while rendering, from any thread that renders; keep parsed templates instead of parsing again.</remarks>
public interface ITemplateLoader
{
    /// <summary>Every name that can be loaded, for suggestions; may be empty.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Finds a template.</summary>
    /// <param name="name">The name as the template wrote it; check it, it may hold anything.</param>
    /// <param name="use">What it is needed for.</param>
    /// <param name="from">The file that asks.</param>
    /// <returns>The template, or null when there is none of that name.</returns>
    /// <exception cref="LiquidException">The template has errors; the engine adds the chain of calls.</exception>
    LiquidTemplate? Load(string name, TemplateUse use, string from);
}
