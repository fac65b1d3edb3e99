namespace LettucePlug.Host.Templates;

/// <summary>Where a template comes from, in the order in which they are asked; the first that has one wins.</summary>
internal enum PackLayer
{
    Pin,
    Session,
    Override,
    Bound,
    Enabled,
    Shipped,
    Core,
}
