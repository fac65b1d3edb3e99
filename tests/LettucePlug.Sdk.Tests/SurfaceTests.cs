using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Sdk.Tests;

public sealed class SurfaceTests
{
    [Fact]
    public void The_surface_of_the_sdk_changes_on_purpose_only() =>
        Snapshot.Match(PublicSurface.Of(typeof(IPlugin).Assembly), "sdk");

    [Fact]
    public void The_surface_of_the_testing_kit_changes_on_purpose_only() =>
        Snapshot.Match(PublicSurface.Of(typeof(ContractViolation).Assembly), "testing");
}
