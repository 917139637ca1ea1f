"""What a reader types finds its page on the first screen of the results."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.proof.browsing import Visit, settle, wake, window

FINDS = {
    "": {
        "partial-derivatives/": ["derivative", "partial derivative"],
        "checking-a-gradient/": ["gradient check", "numerical gradient", "finite difference"],
        "chain-rule/": ["chain rule", "backprop", "backward pass", "upstream gradient"],
        "gradient-descent/": ["gradient descent", "learning rate", "step size", "loss function"],
        "two-neurons/": ["sigmoid", "logit", "vanishing gradient", "activation function"],
        "from-one-number-to-a-batch/": ["transpose", "broadcasting", "vectorization"],
        "logistic-unit/": ["X.T @ error", "logistic regression"],
        "layers/": ["ReLU", "layer"],
        "affine-layer/": ["affine layer", "hidden layer", "bias gradient"],
        "softmax-cross-entropy/": ["softmax", "cross-entropy", "one-hot", "Jacobian", "label"],
        "initialisation/": ["initialization", "He initialization", "Xavier"],
        "two-layer-network/": ["MNIST", "minibatch", "accuracy", "confusion matrix", "test set"],
        "it-does-not-learn/": ["overfitting", "dropout", "weight decay", "early stopping"],
        "what-a-framework-does/": ["autograd", "PyTorch", "vector-Jacobian product"],
        "accurate/": ["momentum", "augmentation", "label smoothing"],
    },
    "ko/": {
        "partial-derivatives/": ["편미분", "기울기 벡터", "그래디언트", "그레이디언트", "미분계수"],
        "checking-a-gradient/": [
            "기울기 검사",
            "수치 미분",
            "수치미분",
            "중심차분",
            "gradient check",
        ],
        "chain-rule/": [
            *["연쇄법칙", "연쇄 법칙", "연쇄법칙이란", "체인 룰", "체인룰", "chain rule"],
            *["합성함수의 미분법", "계산 그래프", "계산그래프", "역전파가", "오차역전파법"],
            "상류 기울기",
        ],
        "gradient-descent/": [
            *["경사하강법", "경사 하강법", "경사하강법이란", "학습률을", "학습률이 너무 크면"],
            *["손실함수", "손실 함수", "gradient descent"],
        ],
        "two-neurons/": ["시그모이드는", "sigmoid", "활성화함수", "기울기소실", "기울기 소실"],
        "from-one-number-to-a-batch/": ["행렬곱", "행렬 곱", "브로드캐스팅", "전치행렬"],
        "logistic-unit/": ["X.T @ error", "로지스틱 회귀"],
        "layers/": ["ReLU", "렐루"],
        "affine-layer/": ["어파인", "아핀 계층", "은닉층"],
        "softmax-cross-entropy/": [
            *["softmax", "소프트맥스", "소프트맥스의 미분", "크로스 엔트로피", "교차엔트로피"],
            *["원핫 인코딩", "최대 가능도", "음의 로그 가능도", "야코비안"],
        ],
        "initialisation/": ["He 초깃값", "Xavier 초깃값", "가중치 초기화"],
        "two-layer-network/": ["손글씨 숫자", "MNIST", "미니배치", "미니 배치를"],
        "it-does-not-learn/": ["드롭아웃", "dropout", "과적합", "가중치 감쇠", "조기 종료"],
        "what-a-framework-does/": ["자동 미분", "자동미분은", "autograd", "PyTorch", "파이토치"],
        "accurate/": ["모멘텀", "데이터 증강", "레이블 스무딩"],
    },
}
EMPTY = "document.querySelector('.md-search-result__meta').replaceChildren()"
FIRST_SCREEN = """() => {
  const bottom = document.querySelector(".md-search__scrollwrap").getBoundingClientRect().bottom;
  return [...document.querySelectorAll(".md-search-result__item")]
    .filter(item => item.getBoundingClientRect().bottom <= Math.min(bottom, innerHeight))
    .map(item => item.querySelector("a").pathname); }"""


@pytest.fixture(scope="module")
def homes(browser, address: str) -> Iterator[dict[str, Page]]:
    """The first pages, each in a window of its own."""
    visits = {home: Visit(browser, address, **window(1280, "light")) for home in FINDS}
    for home, one in visits.items():
        wake(one.open(home))
    yield {home: one.page for home, one in visits.items()}
    for one in visits.values():
        one.context.close()


def first_screen(page: Page, query: str) -> list[str]:
    """The pages among the results that the window shows before anybody scrolls."""
    page.evaluate(EMPTY)
    page.locator(".md-search__input").select_text()
    page.keyboard.insert_text(query)
    page.keyboard.press("Shift")  # Hangul is typed without keys, and Material listens to a key
    page.locator(".md-search-result__meta:not(:empty)").wait_for()
    settle(page)
    return page.evaluate(FIRST_SCREEN)


@pytest.mark.parametrize(
    ("home", "wanted"), [(home, wanted) for home, pages in FINDS.items() for wanted in pages]
)
def test_what_a_reader_types_finds_its_page(homes: dict[str, Page], home: str, wanted: str):
    found = {query: first_screen(homes[home], query) for query in FINDS[home][wanted]}
    missed = {query: pages for query, pages in found.items() if f"/{home}{wanted}" not in pages}
    assert not missed, f"{home}{wanted} is not on the first screen of {missed}"
