namespace LettucePlug.Provider.Sketch.Words;

/// <summary>A thing the sketcher can draw.</summary>
internal enum Motif
{
    Lighthouse,
    Castle,
    Tower,
    House,
    Village,
    Tree,
    Ship,
    Fox,
    Cat,
    Wolf,
    Dragon,
    Figure,
    Birds,
    Fire,
    Bridge,
    Flowers,
    Balloon,
}
