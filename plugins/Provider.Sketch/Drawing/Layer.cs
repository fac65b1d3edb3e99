namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>One thing in a picture. Paints over what the layers before it left in the row.</summary>
internal abstract class Layer
{
    public abstract void Paint(Row row);
}
