using LettucePlug.Tests.Support;

namespace LettucePlug.Liquid.Tests;

public sealed class SurfaceTests
{
    [Fact]
    public void The_surface_changes_on_purpose_only() => Snapshot.Match(PublicSurface.Of(typeof(LiquidTemplate).Assembly));
}
