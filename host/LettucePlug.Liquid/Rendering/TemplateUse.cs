namespace LettucePlug.Liquid;

/// <summary>What a template is loaded for.</summary>
public enum TemplateUse
{
    /// <summary>An <c>include</c>: sees the variables of its caller.</summary>
    Include,

    /// <summary>A <c>render</c>: sees only what it is given.</summary>
    Render,

    /// <summary>An <c>extends</c>: the template whose blocks are replaced.</summary>
    Extends,
}
